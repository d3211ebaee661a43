import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface MailPage {
  readonly language: string;
  /** Who speaks: the city. */
  readonly from: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** Words that somebody wrote to somebody: set apart, so that nobody takes them for the city's. */
  readonly quote?: string;
  readonly small?: readonly string[];
  /** The city's colour. */
  readonly accent?: string;
}

const INK = '#26221e';
const paper = { background: '#ffffff', border: '1px solid #e4dfd8', padding: '32px 32px 28px', borderTop: 'none' };
const body = {
  margin: 0,
  background: '#f6f3ee',
  color: INK,
  fontFamily: `'IBM Plex Sans',Arial,sans-serif`,
  fontSize: '16px',
  lineHeight: 1.55,
};

/** A letter as the pages look: a paper that hangs on the city's line. Styles stand at their elements: mail programs know no others. */
export function mailPage({ language, from, heading, lines, quote, small = [], accent = '#1f5c99' }: MailPage): string {
  const html = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{heading}</title>
      </head>
      <body style={body}>
        <div style={{ maxWidth: '560px', margin: '0 auto', padding: '28px 16px' }}>
          <Line accent={accent} />
          <div style={paper}>
            <p style={{ margin: '0 0 18px', fontWeight: 600, color: accent }}>{from}</p>
            <h1 style={{ margin: '0 0 16px', fontSize: '24px', lineHeight: 1.25, fontWeight: 600 }}>{heading}</h1>
            {lines.map((line) => (
              <p style={{ margin: '0 0 14px' }}>{line}</p>
            ))}
            {quote !== undefined && (
              <p
                style={{
                  margin: '18px 0',
                  padding: '4px 0 4px 18px',
                  borderLeft: `3px solid ${accent}`,
                  fontSize: '18px',
                  whiteSpace: 'pre-line',
                }}
              >
                {quote}
              </p>
            )}
            {small.map((line) => (
              <p style={{ margin: '14px 0 0', fontSize: '13px', color: '#5f5850' }}>{line}</p>
            ))}
          </div>
        </div>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** The clothes line and its peg. */
function Line({ accent }: { accent: string }): VNode {
  return (
    <div style={{ borderTop: `3px solid ${accent}`, textAlign: 'center', lineHeight: 0 }}>
      <span style={{ display: 'inline-block', width: '10px', height: '22px', background: accent, borderRadius: '0 0 3px 3px' }} />
    </div>
  );
}
