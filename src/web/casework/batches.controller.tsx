import { readFile } from 'node:fs/promises';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApproveBatch, ImportBills, ListBatches, ReadBatch } from '../../bills/index.js';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { assertFormToken, CurrentStaff, Roles, TakesFiles, type Staff } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { validation, withUpload } from '../../platform/http/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { BatchPage } from './batch.page.js';
import { BatchesQuery, BatchQuery, UploadFields } from './batches.dto.js';
import { BatchesPage } from './batches.page.js';
import { UploadResultPage } from './upload-result.page.js';
import { UploadPage } from './upload.page.js';

const LARGEST_FILE = 20 * 1024 * 1024;

/** Bill files and what became of them. */
@ApiExcludeController()
@Controller(':city/:lang/staff/batches')
export class BatchesController {
  private readonly fields = validation();

  constructor(
    private readonly listBatches: ListBatches,
    private readonly readBatch: ReadBatch,
    private readonly importBills: ImportBills,
    private readonly approveBatch: ApproveBatch,
  ) {}

  @Get()
  @Roles('case_worker', 'approver')
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { status }: BatchesQuery,
  ): Promise<string> {
    return page(<BatchesPage texts={textsIn(lang)} city={city} staff={staff} batches={await this.listBatches.run(city)} status={status} />);
  }

  @Get('new')
  @Roles('case_worker')
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  uploadForm(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff): string {
    return page(<UploadPage texts={textsIn(lang)} city={city} staff={staff} />);
  }

  /** Reads a file; the refused rows go back with the answer and are kept nowhere. */
  @Post()
  @HttpCode(200)
  @Roles('case_worker')
  @TakesFiles()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async upload(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = { texts: textsIn(lang), city, staff };
    let decisionNo = '';
    const check = async ({ csrf, ...rest }: Readonly<Record<string, string>>): Promise<void> => {
      assertFormToken(staff.csrf, csrf);
      ({ decisionNo } = (await this.fields.transform(rest, { type: 'body', metatype: UploadFields })) as UploadFields);
    };
    try {
      return await withUpload(request, { maxBytes: LARGEST_FILE, check }, async (path) => {
        const result = await this.importBills.run(city, { path, officer: staff.name, decisionNo });
        const refused = result.refusedFile === undefined ? undefined : await readFile(result.refusedFile);
        return page(<UploadResultPage {...context} result={result} refused={refused} />);
      });
    } catch (error) {
      if (isRefusal(error, 'form_expired')) throw error;
      return formAgain(reply, error, context.texts, 'file', (errors) =>
        page(<UploadPage {...context} errors={errors} decisionNo={decisionNo} />),
      );
    }
  }

  @Get(':batch')
  @Roles('case_worker', 'approver')
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('batch') id: string,
    @Query() { after = 0, approved, late = 0 }: BatchQuery,
  ): Promise<string> {
    const batch = await this.readBatch.run(city, id, after);
    const approval = approved !== undefined && batch.status === 'approved' ? { published: approved, tooLate: late } : undefined;
    return page(<BatchPage texts={textsIn(lang)} city={city} staff={staff} batch={batch} further={after > 0} approval={approval} />);
  }

  /** The second person. */
  @Post(':batch/approve')
  @HttpCode(200)
  @Roles('approver')
  @Header(...HTML)
  async approve(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('batch') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    // Outside the try: an unknown batch is nobody's form to show again.
    const batch = await this.readBatch.run(city, id);
    try {
      const { published, tooLate } = await this.approveBatch.run(city, batch.id, staff.name);
      return seeOther(reply, city.path(lang, `/staff/batches/${batch.id}?approved=${published}&late=${tooLate}`));
    } catch (error) {
      const context = { texts: textsIn(lang), city, staff, batch, further: false };
      return formAgain(reply, error, context.texts, 'batch', (errors) =>
        page(<BatchPage {...context} problem={Object.values(errors)[0]} />),
      );
    }
  }
}
