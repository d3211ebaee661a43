export const cityStatuses = ['opens_soon', 'open', 'paused'] as const;
export type CityStatus = (typeof cityStatuses)[number];

/** `exact`: each bill with its amount. `banded`: classes of at least k open needs, and no single amount. */
export const listings = ['exact', 'banded'] as const;
export type Listing = (typeof listings)[number];

export const needKinds = ['bill', 'package', 'cash'] as const;
export type NeedKind = (typeof needKinds)[number];

/** A city's own code of a support package: small letters, digits and hyphens. Its names stand in the city's settings. */
export type PackageCode = string;

/** Istanbul's support packages, and those that other cities of the network asked for: they have names in every language to begin with. */
export const namedPackages: readonly PackageCode[] = ['family', 'mother-baby', 'education', 'transport', 'home', 'pensioner'];

/**
 * Who holds the money between the gift and the need, as the country's law allows: `direct` the biller itself, `trust` the city's
 * segregated account, earmarked to the last unit, `pool` the city's account with free gifts.
 */
export const moneyPaths = ['direct', 'trust', 'pool'] as const;
export type MoneyPath = (typeof moneyPaths)[number];

/** The permit of a demonstration's city: no record of any city. A page says so in the reader's language. */
export const examplePermit = 'example';

export const billerKinds = ['water', 'gas', 'electricity', 'heating', 'waste'] as const;
export type BillerKind = (typeof billerKinds)[number];

export type LegalTextKind = 'receipt' | 'privacy' | 'imprint';
