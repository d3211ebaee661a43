export { page, HTML_HEADER } from './page.js';
export { Layout, type LayoutProps, type NavLink } from './layout.js';
export type { CityFace } from './city-face.js';
export { configurePages, pageSettings, type PageSettings } from './page-settings.js';
export {
  Button,
  ButtonLink,
  ErrorSummary,
  Field,
  RadioField,
  SelectField,
  TextField,
  type FormErrors,
  type Option,
} from './components/form.js';
export { Badge, Breadcrumb, Card, Door, Facts, KeyFigure, KeyFigures, Notice, Pager, Progress } from './components/parts.js';
export type { Crumb, Tone } from './components/parts.js';
export { Table, type Column } from './components/table.js';
export { KindIcon } from './components/icons.js';
export { ErrorPage } from './error.page.js';
export { ErrorFilter } from './error.filter.js';
export { problem, type Problem } from './problem.js';
export { accepted, languageOf } from './language-of.js';
export { registerStaticFiles } from './static-files.js';
export { sendSecurityHeaders, type SecurityHeaderSettings } from './security-headers.js';
export { checkTheme, themeContrast, themeHref } from './theme.js';
export { SharedPagesModule } from './shared.module.js';
export { DataBlock } from './data-block.js';
export { framedBy } from './framed-by.js';
export { themedHead } from './themed-head.js';
export { asFile, formAgain, formErrors, seeOther } from './answers.js';
export { Chips, type Chip } from './staff/chips.js';
export type { Desk } from './staff/desks.js';
export { desksOf, pathOfDesk } from './staff/desks.js';
export { SignInForm } from './staff/sign-in-form.js';
export { FormToken, StaffForm, StaffPage, type StaffContext, type StaffFace, type StaffPageProps } from './staff/staff-page.js';
