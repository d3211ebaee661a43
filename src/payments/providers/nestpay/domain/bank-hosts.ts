/**
 * Banks name their test systems so: `entegrasyon.asseco-see.com.tr`, `istest.…`, `testsecurepay.eway2pay.com`, `torus-stage-….…`.
 * Money "paid" there never arrives.
 */
const TEST_HOST = /(^|[.-])(entegrasyon|istest|test|stage|staging|sandbox|demo)/i;

export const isTestHost = (host: string): boolean => TEST_HOST.test(host);

export const isLoopbackUrl = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
