export { BooksModule } from './books.module.js';
export { CheckBooks, type BooksReport, type CityBooks } from './check-books.js';
export { crossChecks } from './cross-checks.js';
export { ReadTrialBalance, type AccountLine, type TrialBalance } from './read-trial-balance.js';
