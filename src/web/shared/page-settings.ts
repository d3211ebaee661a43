/** What every page shows alike, set once at the start. */
export interface PageSettings {
  /** True in the demonstration: the band "No real bill is paid" stands on every page. */
  readonly demo: boolean;
}

let settings: PageSettings = { demo: false };

/** Called by `main.ts` before the first request. */
export function configurePages(given: PageSettings): void {
  settings = given;
}

export function pageSettings(): PageSettings {
  return settings;
}
