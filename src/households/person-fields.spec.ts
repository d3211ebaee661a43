import { checkNationalId, readPersonName } from './person-fields.js';

describe('a person’s fields', () => {
  it('is needed and judged', () => {
    expect(checkNationalId(' 100 000 00146', 'TR')).toBe('10000000146');
    expect(checkNationalId('', 'TR')).toEqual({ column: 'national_id', reason: 'national_id_missing' });
    expect(checkNationalId('10000000147', 'TR')).toEqual({ column: 'national_id', reason: 'national_id_invalid' });
    expect(checkNationalId('1000000014６', 'TR')).toEqual({ column: 'national_id', reason: 'digits_not_ascii' });
  });

  it('are a name of one line, at most 120 characters long', () => {
    expect(readPersonName('  Ayşe\n Örnek ')).toBe('Ayşe Örnek');
    expect(readPersonName(' ')).toEqual({ column: 'holder_name', reason: 'holder_name_missing' });
    expect(readPersonName('a'.repeat(121))).toEqual({ column: 'holder_name', reason: 'holder_name_too_long' });
    expect(readPersonName('Ay\u202eşe')).toEqual({ column: 'holder_name', reason: 'control_characters' });
  });
});
