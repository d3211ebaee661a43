/** The mark by which the donor's own page knows that the browser comes from a provider's page on which nothing was paid. */
export const LEFT_PAYMENT_PARAMETER = 'left';

/** The way back for who leaves a provider's page without paying. */
export function leftUrl(returnUrl: string): string {
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}${LEFT_PAYMENT_PARAMETER}=1`;
}
