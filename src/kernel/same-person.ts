/** True where two written names are one person's: capitals, blanks and accents aside. Approving one's own batch must not be a matter of typing. */
export function samePerson(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i').replace(/\s+/gu, ' ').trim();
}
