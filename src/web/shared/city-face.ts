/** What a page shows of a city. The room `cities` gives an object of this shape; the shared components ask for no more. */
export interface CityFace {
  readonly slug: string;
  readonly languages: readonly string[];
  readonly theme: { readonly accent: string };
  name(language: string): string;
  /** A link under the city's own prefix: `/istanbul/tr/bills`, or `/tr/bills` on the city's own host. */
  path(language: string, path: string): string;
}
