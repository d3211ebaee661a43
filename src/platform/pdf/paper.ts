import PDFDocument from 'pdfkit';
import { type Face, face } from './faces.js';

export interface PaperSettings {
  readonly title: string;
  /** BCP 47, as in a page's `lang`. */
  readonly language: string;
  readonly author: string;
  /** Stands in the document's properties; the same words at the same instant are the same bytes. */
  readonly at: Date;
  /** Six hex digits with `#`: the city's colour. */
  readonly accent: string;
}

/** What a drawing on a paper is drawn with. */
export type Pen = PDFKit.PDFDocument;

export interface Style {
  /** Points. */
  readonly size?: number;
  readonly face?: Face;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Points left free below. */
  readonly gap?: number;
}

export const PDF_INK_COLOR = '#26221e';
export const PDF_MUTED_COLOR = '#5f5850';
export const PDF_RULE_COLOR = '#d8d2ca';
/** Points on every side. */
export const PDF_MARGIN_POINTS = 64;

/**
 * An A4 document for people and for readers aloud: its parts stand in a tree of headings, paragraphs and tables in reading order (PDF/UA-1),
 * with a language and a title. Decoration is marked as such.
 */
export class Paper {
  readonly pen: Pen;
  readonly width: number;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly bytes: Promise<Buffer>;

  constructor(readonly settings: PaperSettings) {
    const { title, language, author, at } = settings;
    const options: Record<string, unknown> = {
      ...{ size: 'A4', margin: PDF_MARGIN_POINTS, pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, displayTitle: true, lang: language },
      info: { Title: title, Author: author, Creator: 'Pay It Forward', Producer: 'Pay It Forward', CreationDate: at, ModDate: at },
    };
    this.pen = new PDFDocument(options);
    this.bytes = collect(this.pen);
    for (const name of ['regular', 'bold'] as const) this.pen.registerFont(name, face(name));
    this.width = this.pen.page.width - 2 * PDF_MARGIN_POINTS;
    this.root = this.pen.struct('Document');
    this.pen.addStructure(this.root);
  }

  /** What says nothing to somebody who hears the document: a line, a colour. */
  decoration(draw: (pen: Pen) => void): this {
    const { x, y } = this.pen;
    this.pen.markContent('Artifact', { type: 'Layout' });
    this.pen.save();
    draw(this.pen);
    this.pen.restore().endMarkedContent();
    this.pen.x = x;
    this.pen.y = y;
    return this;
  }

  /** A picture with the words that stand for it, `height` points high, at the present place. */
  figure(alt: string, height: number, draw: (pen: Pen, y: number) => void): this {
    const { y } = this.pen;
    const bbox = [PDF_MARGIN_POINTS, y, PDF_MARGIN_POINTS + this.width, y + height];
    const options: Record<string, unknown> = { alt, bbox };
    const drawn = (): void => {
      draw(this.pen.save(), y);
      this.pen.restore();
    };
    this.root.add(this.pen.struct('Figure', options, drawn));
    this.pen.x = PDF_MARGIN_POINTS;
    this.pen.y = y + height;
    return this;
  }

  /** @param tag H1, H2 or P */
  block(tag: 'H1' | 'H2' | 'P', text: string, style: Style = {}): this {
    this.root.add(this.pen.struct(tag, {}, () => this.write(text, style)));
    return this.down(style.gap ?? 6);
  }

  down(points: number): this {
    this.pen.x = PDF_MARGIN_POINTS;
    this.pen.y += points;
    return this;
  }

  /** Begins a new page where less than so many points are left. */
  room(points: number): this {
    if (this.pen.y + points > this.pen.page.height - PDF_MARGIN_POINTS) this.pen.addPage();
    return this;
  }

  /** Two columns, the second at the right edge; each row's first cell is its heading. A row in bold is the sum. */
  table(head: readonly [string, string], rows: readonly (readonly [string, string])[], sum?: readonly [string, string]): this {
    const table = this.pen.struct('Table');
    this.root.add(table);
    const add = (cells: readonly [string, string], scope: 'Column' | 'Row', style: Style): void => {
      const height = this.heightOf(cells, style);
      this.room(height + 14);
      this.rule(scope === 'Column' ? PDF_MUTED_COLOR : PDF_RULE_COLOR, height);
      const at = this.pen.y;
      const row = this.pen.struct('TR');
      table.add(row);
      cells.forEach((cell, index) => {
        const heading = scope === 'Column' || index === 0;
        const options: Record<string, unknown> = heading ? { scope } : {};
        const draw = (): void => this.cell(cell, index === 1, at, style);
        row.add(this.pen.struct(heading ? 'TH' : 'TD', options, draw));
      });
      row.end();
      this.pen.x = PDF_MARGIN_POINTS;
      this.pen.y = at + height + 14;
    };
    add(head, 'Column', { size: 9, colour: PDF_MUTED_COLOR });
    for (const row of rows) add(row, 'Row', { size: 11 });
    if (sum) add(sum, 'Row', { size: 14, face: 'bold' });
    table.end();
    return this;
  }

  finish(): Promise<Buffer> {
    this.root.end();
    this.pen.end();
    return this.bytes;
  }

  private cell(text: string, right: boolean, y: number, style: Style): void {
    const first = this.width * 0.62;
    const box = right ? { width: this.width - first, align: 'right' as const } : { width: first - 12 };
    this.dress(style).text(text, right ? PDF_MARGIN_POINTS + first : PDF_MARGIN_POINTS, y, box);
  }

  private heightOf(cells: readonly [string, string], style: Style): number {
    const first = this.width * 0.62;
    const pen = this.dress(style);
    return Math.max(pen.heightOfString(cells[0], { width: first - 12 }), pen.heightOfString(cells[1], { width: this.width - first }));
  }

  /** Below the row that begins here. */
  private rule(colour: string, height: number): void {
    const y = this.pen.y + height + 6;
    this.decoration((pen) =>
      pen
        .moveTo(PDF_MARGIN_POINTS, y)
        .lineTo(PDF_MARGIN_POINTS + this.width, y)
        .lineWidth(0.7)
        .stroke(colour),
    );
  }

  private write(text: string, style: Style): void {
    this.dress(style).text(text, PDF_MARGIN_POINTS, this.pen.y, { width: this.width, align: style.align ?? 'left', lineGap: 2 });
  }

  private dress({ size = 11, face: name = 'regular', colour = PDF_INK_COLOR }: Style): Pen {
    return this.pen.font(name).fontSize(size).fillColor(colour);
  }
}

function collect(pen: Pen): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pen.on('data', (chunk: Buffer) => chunks.push(chunk));
    pen.on('end', () => resolve(Buffer.concat(chunks)));
    pen.on('error', reject);
  });
}
