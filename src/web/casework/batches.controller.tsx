import { readFile } from 'node:fs/promises';
import { Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApproveBatch, ImportBills, ListBatches, ReadBatch } from '../../bills/index.js';
import { assertFormToken, CurrentDesk, Duties, type StaffDesk, StaffRoute, TakesFiles } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { validation, withUpload } from '../../platform/http/index.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { BatchPage } from './batch.page.js';
import { BatchesQuery, BatchQuery, UploadFields } from './batches.dto.js';
import { BatchesPage } from './batches.page.js';
import { UploadResultPage } from './upload-result.page.js';
import { UploadPage } from './upload.page.js';

const LARGEST_FILE = 20 * 1024 * 1024;

/** Bill files and what became of them. */
@StaffRoute('batches', 'case_worker', 'approver')
export class BatchesController {
  private readonly fields = validation();

  constructor(
    private readonly listBatches: ListBatches,
    private readonly readBatch: ReadBatch,
    private readonly importBills: ImportBills,
    private readonly approveBatch: ApproveBatch,
  ) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { status }: BatchesQuery): Promise<string> {
    return page(<BatchesPage {...desk} batches={await this.listBatches.run(desk.city)} status={status} />);
  }

  @Get('new')
  @Duties('case_worker')
  uploadForm(@CurrentDesk() desk: StaffDesk): string {
    return page(<UploadPage {...desk} />);
  }

  /** Reads a file; the refused rows go back with the answer and are kept nowhere. */
  @Post()
  @HttpCode(200)
  @Duties('case_worker')
  @TakesFiles()
  async upload(
    @CurrentDesk() desk: StaffDesk,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    let decisionNo = '';
    const check = async ({ csrf, ...rest }: Readonly<Record<string, string>>): Promise<void> => {
      assertFormToken(desk.staff.csrf, csrf);
      ({ decisionNo } = (await this.fields.transform(rest, { type: 'body', metatype: UploadFields })) as UploadFields);
    };
    try {
      return await withUpload(request, { maxBytes: LARGEST_FILE, check }, async (path) => {
        const result = await this.importBills.run(desk.city, { path, decisionNo }, desk.staff);
        const refused = result.refusedFile === undefined ? undefined : await readFile(result.refusedFile);
        return page(<UploadResultPage {...desk} result={result} refused={refused} />);
      });
    } catch (error) {
      if (isRefusal(error, 'form_expired')) throw error;
      return formAgain(reply, error, desk.texts, 'file', (errors) =>
        page(<UploadPage {...desk} errors={errors} decisionNo={decisionNo} />),
      );
    }
  }

  @Get(':batch')
  async show(
    @CurrentDesk() desk: StaffDesk,
    @Param('batch') id: string,
    @Query() { after = 0, approved, late = 0 }: BatchQuery,
  ): Promise<string> {
    const batch = await this.readBatch.run(desk.city, id, after);
    const approval = approved !== undefined && batch.status === 'approved' ? { published: approved, tooLate: late } : undefined;
    return page(<BatchPage {...desk} batch={batch} further={after > 0} approval={approval} />);
  }

  /** The second person. */
  @Post(':batch/approve')
  @HttpCode(200)
  @Duties('approver')
  async approve(
    @CurrentDesk() desk: StaffDesk,
    @Param('batch') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    // Outside the try: an unknown batch is nobody's form to show again.
    const batch = await this.readBatch.run(desk.city, id);
    try {
      const { published, tooLate } = await this.approveBatch.run(desk.city, batch.id, desk.staff);
      return seeOther(reply, desk.at(`/staff/batches/${batch.id}?approved=${published}&late=${tooLate}`));
    } catch (error) {
      return formAgain(reply, error, desk.texts, 'batch', (errors) =>
        page(<BatchPage {...desk} batch={batch} further={false} problem={Object.values(errors)[0]} />),
      );
    }
  }
}
