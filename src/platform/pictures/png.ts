import { renderAsync } from '@resvg/resvg-js';
import { facePath } from '../pdf/index.js';

/**
 * A drawing as PNG, in its own size, beside the event loop. Its letters are Noto Sans, whatever fonts the machine has: the same picture
 * everywhere. About 20 ms for 1200 by 630.
 * @param svg without links: nothing is loaded
 */
export async function pngOf(svg: string): Promise<Buffer> {
  const fontFiles = [facePath('regular'), facePath('bold')];
  return (await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans' } })).asPng();
}
