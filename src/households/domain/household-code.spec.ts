import { newCaseNo, newHouseholdCode, readSymbols } from './household-code.js';

describe('a household’s case number and code', () => {
  it('are typed in many ways and read as one', () => {
    const code = newHouseholdCode();
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(newCaseNo()).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(readSymbols(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(readSymbols('oil0 1234 5678')).toBe('0110-1234-5678');
    expect(readSymbols("'; DROP")).toBe('');
  });

  it.each([
    ['Cyrillic', 'авек мнор стху ѕјі0', 'ABEK-MH0P-CTXY-SJ10'],
    ['Cyrillic capitals', 'АВЕК МНОР СТХУ ЅЈІ0', 'ABEK-MH0P-CTXY-SJ10'],
    ['Greek', 'αβεζ ηικμ νορτ υχ00', 'ABEZ-H1KM-N0PT-YX00'],
    ['Turkish', 'iıİI aaaa aaaa', '1111-AAAA-AAAA'],
  ])('is read from a %s keyboard by what its letters look like', (_script, typed, read) => {
    expect(readSymbols(typed)).toBe(read);
  });

  it('is not read from letters that look like none of it', () => {
    for (const typed of ['ЖЖЖЖ', 'ΩΩΩΩ', 'ÄÄÄÄ', '٠١٢٣']) expect(readSymbols(typed)).toBe('');
  });
});
