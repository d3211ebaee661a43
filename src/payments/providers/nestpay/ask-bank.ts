import { Refusal } from '../../../kernel/refusal.js';
import { readCc5, writeCc5, type Cc5Reply, type Cc5Request } from './cc5.js';
import type { NestpaySettings } from './domain/settings.js';

/** How long the bank may take to answer, in milliseconds. */
const PATIENCE = 10_000;
/** The largest answer read, in bytes. Real ones have about two thousand. */
const LARGEST = 65_536;

type Bank = Pick<NestpaySettings, 'apiUrl' | 'apiName' | 'apiPassword' | 'clientId'>;

/**
 * One question to the bank's API: a form with one field, `DATA`, that holds the document.
 * @throws Refusal provider_unavailable when there is no answer in time, or none that can be read: what happened there is then unknown
 */
export async function askBank(bank: Bank, request: Cc5Request): Promise<Cc5Reply> {
  const document = writeCc5([['Name', bank.apiName], ['Password', bank.apiPassword], ['ClientId', bank.clientId], ...request]);
  try {
    const response = await fetch(bank.apiUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `DATA=${encodeURIComponent(document)}`,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Refusal('provider_unavailable');
    return readCc5(await bytesOf(response));
  } catch (error) {
    throw Object.assign(new Refusal('provider_unavailable'), { cause: error });
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > LARGEST) throw new Refusal('provider_unavailable');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
