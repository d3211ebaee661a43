import iconv from 'iconv-lite';
import { readCc5, writeCc5 } from './cc5.js';

const read = (body: string) => readCc5(iconv.encode(`<?xml version="1.0" encoding="ISO-8859-9"?>\n${body}`, 'iso-8859-9'));

describe('a document of the bank’s API', () => {
  it('is written with whatever a password holds', () => {
    const written = writeCc5([
      ['Password', 'a&b<c>"ş'],
      ['Extra', { ORDERSTATUS: 'QUERY' }],
    ]);
    expect(written).toBe(
      '<?xml version="1.0" encoding="ISO-8859-9"?><CC5Request><Password>a&amp;b&lt;c&gt;&quot;&#351;</Password>' +
        '<Extra><ORDERSTATUS>QUERY</ORDERSTATUS></Extra></CC5Request>',
    );
  });

  it('is read as texts: a code is no number', () => {
    const { fields, extra } = read(
      '<CC5Response><ProcReturnCode>00</ProcReturnCode><ErrMsg>İade</ErrMsg><Extra><A>007</A><B/></Extra></CC5Response>',
    );
    expect(fields).toEqual({ ProcReturnCode: '00', ErrMsg: 'İade' });
    expect(extra).toEqual({ A: '007', B: '' });
  });

  it('does not show what stands twice, or holds more', () => {
    expect(read('<CC5Response><Response>Approved</Response><Response>Error</Response><A><B>1</B></A></CC5Response>').fields).toEqual({});
  });

  it.each([
    ['another document', '<html></html>'],
    ['half of one', '<CC5Response><Response>Approved</Response>'],
    ['nothing', ''],
    ['one with entities of its own', '<!DOCTYPE x [<!ENTITY e "x">]><CC5Response><A>&e;</A></CC5Response>'],
  ])('is not %s', (_, body) => {
    expect(() => read(body)).toThrow('provider_unavailable');
  });
});
