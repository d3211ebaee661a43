import { samePerson } from './same-person.js';

describe('one person', () => {
  it.each([
    ['Ayşe Örnek', 'ayse  ornek '],
    ['IŞIL', 'ışıl'],
    ['İdil', 'idil'],
  ])('%s is %s', (a, b) => {
    expect(samePerson(a, b)).toBe(true);
  });

  it('is not another one', () => {
    expect(samePerson('Ayşe', 'Ayla')).toBe(false);
  });
});
