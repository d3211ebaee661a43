import type { FastifyReply } from 'fastify';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Texts } from '../../platform/texts/index.js';
import type { FormErrors } from './components/form.js';

/** After a form was taken: on to a page that can be read again. The text is the body that a controller returns. */
export function seeOther(reply: FastifyReply, href: string): string {
  void reply.code(303).header('location', href).header('cache-control', 'no-store');
  return '';
}

/** Asks the browser to keep the answer as a file of this name, and nobody to keep it on the way. */
export function asFile(reply: FastifyReply, name: string, type: string): void {
  void reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store');
}

/**
 * Shows a form again with what was wrong at its field, in the status of the refusal; a bug goes on to the error filter.
 * @param field where a refusal without a field of its own is shown
 */
export function formAgain(
  reply: FastifyReply,
  error: unknown,
  texts: Texts,
  field: string,
  render: (errors: FormErrors) => string,
): string {
  if (!isRefusal(error) || error.status >= 500) throw error;
  void reply.code(error.status).header('cache-control', 'no-store');
  return render(formErrors(error, texts, field));
}

export function formErrors(refusal: Refusal, texts: Texts, field: string): FormErrors {
  return { [refusal.field ?? field]: texts.detail(refusal) ?? texts.refusal(refusal.code) };
}
