import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** The sites that may show the widget, as they were typed. */
export class WidgetSitesForm {
  @IsString() @MaxLength(10_000, { message: 'widget_site_invalid' }) sites: string;
}

export class SettingsQuery {
  @IsOptional() @IsIn(['sites']) done?: 'sites';
}
