import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of a document's structure tree: its role, and the words under it in reading order. */
export interface PdfPart {
  readonly role: string;
  readonly text: string;
  readonly alt?: string;
}

/** A PDF as another program reads it: pdf.js, which knows nothing of how ours was made. */
export interface ReadPdf {
  readonly language: string | null;
  readonly title: string;
  readonly marked: boolean;
  readonly pages: number;
  readonly xmp: string;
  /** The leaves' parents: headings, paragraphs, cells, pictures. */
  readonly parts: readonly PdfPart[];
  readonly text: string;
}

interface TreeNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
  readonly type?: string;
  readonly id?: string;
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const known = info as { Title?: string; Language?: string | null };
  const parts: PdfPart[] = [];
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const byId = new Map<string, string>();
    let open: string | null = null;
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    for (const item of items as { type?: string; id?: string | null; str?: string; hasEOL?: boolean }[]) {
      if (item.type?.startsWith('begin')) open = item.id ?? null;
      else if (item.type === 'endMarkedContent') open = null;
      else {
        const words = (item.str ?? '') + (item.hasEOL ? ' ' : '');
        texts.push(words);
        if (open !== null) byId.set(open, (byId.get(open) ?? '') + words);
      }
    }
    const walk = (node: TreeNode): void => {
      const leaves = (node.children ?? []).filter(({ type }) => type === 'content');
      const text = leaves.map(({ id }) => byId.get(id ?? '') ?? '').join('');
      if (node.role !== undefined && (leaves.length > 0 || node.role === 'Table' || node.role === 'TR')) {
        parts.push({ role: node.role, text: text.replace(/\s+/g, ' ').trim(), ...(node.alt === undefined ? {} : { alt: node.alt }) });
      }
      for (const child of node.children ?? []) if (child.type === undefined) walk(child);
    };
    const tree = (await page.getStructTree()) as TreeNode | null;
    if (tree) walk(tree);
  }
  const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  const read = {
    language: known.Language ?? null,
    title: known.Title ?? '',
    marked: marks?.Marked ?? false,
    pages: document.numPages,
    // The reader keeps the packet to itself; it stands in the file as it is.
    xmp: bytes.toString('latin1').slice(bytes.indexOf('<?xpacket begin'), bytes.indexOf('<?xpacket end')),
    parts,
    text: texts.join(''),
  };
  await task.destroy();
  return read;
}
