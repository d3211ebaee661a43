/** What every page shows alike, set once at the start. */
export interface PageSettings {
  /** True in the demonstration: the band "No real bill is paid" stands on every page. */
  readonly demo: boolean;
  /** Where the network's front page is, for cities that have a host of their own. No slash at the end. */
  readonly networkUrl: string;
}

let settings: PageSettings = { demo: false, networkUrl: '' };

/** Called by `main.ts` before the first request. */
export function configurePages(given: PageSettings): void {
  settings = given;
}

export function pageSettings(): PageSettings {
  return settings;
}
