export { type AmountFault, readAmount } from './amount-cell.js';
export { compact, hasControlCharacters, hasForeignDigits, readDate, tidy } from './cell.js';
export { type CellFault, isFault, orRefuse } from './cell-fault.js';
export { guard, unguard } from './formula-guard.js';
export { openTable, type Table, type TableRow, type TableShape } from './table-file.js';
export { tableLine } from './table-line.js';
