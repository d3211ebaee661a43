/** Made-up national numbers that pass their country's rule. Those with a birthday in them are of the nineteenth century: of nobody alive. */

/** A T.C. identity number: nine digits counted up from a made-up start, and two check digits (NVI's published rule). */
export function tckn(number: number): string {
  const nine = String(900_000_000 + number * 7);
  const digits = Array.from(nine, Number);
  const odd = digits.filter((_, index) => index % 2 === 0).reduce((sum, digit) => sum + digit, 0);
  const even = digits.filter((_, index) => index % 2 === 1).reduce((sum, digit) => sum + digit, 0);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  const eleventh = (odd + even + tenth) % 10;
  return `${nine}${String(tenth)}${String(eleventh)}`;
}

/** A JMBG: day, month and three digits of the year, region, serial number, check digit. */
export function jmbg(region: number): (number: number) => string {
  return (number) => {
    const body = `${two((number % 28) + 1)}${two((number % 12) + 1)}899${two(region)}${String(number % 1000).padStart(3, '0')}`;
    const sum = weighted(body, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    return `${body}${String(((11 - (sum % 11)) % 11) % 10)}`;
  };
}

/** An EGN: year, month (plus 20 before 1900), day, serial number, check digit. */
export function egn(number: number): string {
  const body = `${two(80 + (number % 20))}${two(21 + (number % 12))}${two((number % 28) + 1)}${String(number % 1000).padStart(3, '0')}`;
  return `${body}${String((weighted(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10)}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
