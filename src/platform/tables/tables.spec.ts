import { codePageOf } from './code-page.js';
import { guard, unguard } from './formula-guard.js';
import { delimiterOf, headerFault, readHeader } from './table-header.js';
import { tableLine } from './table-line.js';

describe('the guard against formulas', () => {
  it.each(['=1+1', '+4', '-4', '@x', '\t=1', "'=1", "''=1"])('makes %j text and gives it back as it was', (cell) => {
    expect(guard(cell)).toBe(`'${cell}`);
    expect(unguard(guard(cell))).toBe(cell);
  });

  it.each([
    ['Ada;=1+1', "Ada;'=1+1"],
    ['Ada,"=1+1"', `Ada,'"=1+1"`],
    ["Ada;'=1+1", "Ada;''=1+1"],
    ['\n=1', "\n'=1"],
    ['Ada\n@x;\r\n=1', "Ada\n'@x;\r\n'=1"],
  ])('makes %j text too, where a spreadsheet of another country would split it', (cell, text) => {
    expect(guard(cell)).toBe(text);
    expect(unguard(text)).toBe(cell);
  });

  it.each(['Örnek', 'Örnek, Ada; 12', "d'Arc", "'quoted'", '', '12'])('leaves %j alone', (cell) => {
    expect(guard(cell)).toBe(cell);
    expect(unguard(cell)).toBe(cell);
  });
});

describe('a code page', () => {
  it('is the city’s country’s', () => {
    expect(codePageOf('TR', { count: 9, inRuns: 0 })).toBe('windows-1254');
    expect(codePageOf('GR', { count: 9, inRuns: 8 })).toBe('windows-1253');
    expect(codePageOf('BG', { count: 9, inRuns: 0 })).toBe('windows-1251');
    expect(codePageOf('RO', { count: 9, inRuns: 8 })).toBe('windows-1250');
  });

  it('is told by the words where a country writes in two scripts', () => {
    expect(codePageOf('RS', { count: 10, inRuns: 8 })).toBe('windows-1251');
    expect(codePageOf('RS', { count: 10, inRuns: 1 })).toBe('windows-1250');
  });
});

describe('a header', () => {
  it('is read whatever its quotes, capitals and blank names at the end', () => {
    expect(readHeader([' "Bill_No" ', 'AMOUNT', '', ''])).toEqual(['bill_no', 'amount']);
  });

  it('says which delimiter the file has', () => {
    expect(delimiterOf('bill_no;amount', ['bill_no', 'amount'])).toBe(';');
    expect(delimiterOf('bill_no,amount', ['bill_no', 'amount'])).toBe(',');
  });

  it('is refused for what is missing, unknown or there twice', () => {
    expect(headerFault(['a', 'b'], ['a', 'b'], ['row'])).toBeUndefined();
    expect(headerFault(['a', 'row', 'b'], ['a', 'b'], ['row'])).toBeUndefined();
    expect(headerFault(['a', 'x', 'a'], ['a', 'b'], [])).toEqual({ missing: ['b'], unknown: ['x'], twice: ['a'] });
  });
});

describe('a line of a file', () => {
  it('is quoted where it must be', () => {
    expect(tableLine(['a', 'b;c', 'say "x"', 'two\nlines', ' d'], ';')).toBe('a;"b;c";"say ""x""";"two\nlines";" d"\r\n');
  });
});
