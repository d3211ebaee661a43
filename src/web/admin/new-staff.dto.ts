import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { staffDuties, type StaffDuty } from '../../kernel/duties.js';

/** A form sends one ticked box as a word, several as a list and none as nothing. */
const asList = ({ value }: { value: unknown }): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** The form that opens an account. */
export class NewStaffForm {
  @IsEmail({}, { message: 'email_invalid' })
  @MaxLength(254)
  email!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name!: string;

  @IsString()
  @MaxLength(200)
  password!: string;

  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(staffDuties.length)
  @IsIn(staffDuties, { each: true })
  duties: StaffDuty[] = [];
}
