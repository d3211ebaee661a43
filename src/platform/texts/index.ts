export { Texts, textsIn, type TextKey } from './texts.js';
export { languages, isLanguage, languageName, type Language } from './languages.js';
export { intlTagOf } from './intl-tag.js';
export { formatDate, formatDateTime, formatMoney, formatNumber } from './formats.js';
export { readReviews } from './catalogue.js';
