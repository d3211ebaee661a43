import { randomBytes } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import iconv from 'iconv-lite';
import type { Bank, Merchant, Movement, Order } from './bank.js';

type Held = Readonly<Record<string, unknown>>;
type Reply = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const shapes: Readonly<Record<string, RegExp>> = {
  Name: /^.{1,32}$/,
  Password: /^.{1,64}$/,
  ClientId: /^[A-Za-z0-9]{1,15}$/,
  OrderId: /^[A-Za-z0-9_-]{1,64}$/,
  Type: /^(Credit|Void)$/,
  Total: /^\d{1,12}(\.\d{1,2})?$/,
  Currency: /^\d{3}$/,
};
const always = ['Name', 'Password', 'ClientId', 'OrderId'];
/** What each kind of request holds besides; nothing more, nothing less. */
const kinds: Readonly<Record<string, readonly string[]>> = { Credit: ['Type', 'Total', 'Currency'], Void: ['Type'], query: ['Extra'] };

const error = (oid: string, message: string, code: string): Reply => ({
  ...{ OrderId: oid, GroupId: oid, Response: 'Error', AuthCode: '', HostRefNum: '', ProcReturnCode: '99', TransId: '', ErrMsg: message },
  Extra: { ERRORCODE: code, NUMCODE: '99' },
});

/** Judges and answers one `DATA` document: what is in it that is not published, or missing, is an error. */
export function answer(bank: Bank, document: string): { reply: Reply; wrong?: string } {
  const wrong = (why: string): { reply: Reply; wrong: string } => ({ reply: error('', why, 'DOUBLE-1'), wrong: why });
  if (!/^<\?xml version="1\.0" encoding="ISO-8859-9"\?>.*<\/CC5Request>$/s.test(document)) return wrong('not declared as ISO-8859-9');
  const parsed = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, htmlEntities: true }).parse(document) as Held;
  const request = parsed['CC5Request'] as Held | undefined;
  if (!request || Object.keys(parsed).length !== 1) return wrong('no CC5Request');
  const kind = typeof request['Type'] === 'string' ? request['Type'] : 'query';
  const wanted = new Set([...always, ...(kinds[kind] ?? [])]);
  for (const name of Object.keys(request)) if (!wanted.has(name)) return wrong(`${name} does not belong to ${kind}`);
  for (const name of wanted) {
    const value = request[name];
    if (name === 'Extra' ? !isQuery(value) : typeof value !== 'string' || shapes[name]?.test(value) !== true)
      return wrong(`${name} is missing or not well-formed`);
  }
  const held = request as Readonly<Record<string, string>>;
  const merchant = bank.merchants.get(held['ClientId'] ?? '');
  const known = merchant !== undefined && merchant.apiName === held['Name'] && merchant.apiPassword === held['Password'];
  if (!known) return { reply: error('', 'Kullanıcı adı veya şifre hatalı', 'CORE-2301') };
  return { reply: act(bank, merchant, kind, held) };
}

const isQuery = (extra: unknown): boolean => /^\{"(ORDERSTATUS|ORDERHISTORY)":"QUERY"\}$/.test(JSON.stringify(extra));

function act(bank: Bank, merchant: Merchant, kind: string, held: Readonly<Record<string, string>>): Reply {
  const oid = held['OrderId'] ?? '';
  const order = bank.orders.get(bank.key(merchant.clientId, oid));
  const history = JSON.stringify(held['Extra'] ?? '').includes('ORDERHISTORY');
  if (kind === 'query') return !order ? none(oid) : history ? historyOf(bank, order) : status(bank, order);
  const sale = order && bank.saleOf(order);
  if (kind === 'Void') {
    if (sale?.state !== 'C' || bank.isSettled(sale) || order?.movements.some(({ type }) => type === 'C'))
      return error(oid, 'İptal edilmeye uygun satış işlemi bulunamadı.', 'CORE-2008');
    sale.state = 'V';
    return approved(oid, sale);
  }
  if (!order || sale?.state !== 'C') return error(oid, 'İade edilecek satış işlemi bulunamadı.', 'CORE-2505');
  if (held['Currency'] !== merchant.currency) return error(oid, 'Para birimi uyumsuz.', 'CORE-2504');
  if (!bank.isSettled(sale)) return error(oid, 'İade yapılamaz, sipariş günsonuna girmemiş.', 'CORE-2508');
  const [whole = '0', fraction = ''] = (held['Total'] ?? '').split('.');
  const amount = BigInt(whole + fraction.padEnd(2, '0'));
  if (amount > bank.net(order)) return error(oid, 'Net Tutar 0.', '215021');
  const credit: Movement = { ...sale, type: 'C', amount, at: bank.now(), transId: `26325${randomBytes(5).toString('hex')}` };
  order.movements.push(credit);
  return approved(oid, credit);
}

const approved = (oid: string, { transId }: Movement): Reply => ({
  ...{ OrderId: oid, GroupId: oid, Response: 'Approved', AuthCode: 'P12345', HostRefNum: '632500123456' },
  ...{ ProcReturnCode: '00', TransId: transId, ErrMsg: '', Extra: { NUMCODE: '00' } },
});

const none = (oid: string): Reply => ({
  ...{ OrderId: '', Response: 'Declined', ProcReturnCode: '99', TransId: '', ErrMsg: `No record found for ${oid}` },
  Extra: { NUMCODE: '0', ORDERSTATUS: 'ORD_ID:\tCHARGE_TYPE_CD:\tORIG_TRANS_AMT:\tCAPTURE_AMT:\tTRANS_STAT:' },
});

/** The order as it stands: its last movement that was done, or the sale. */
function status(bank: Bank, order: Order): Reply {
  const last = [...order.movements].reverse().find(({ state }) => state !== 'D') ?? order.movements.at(-1);
  if (!last) return none(order.oid);
  const at = bank.time(last.at);
  const captured = last.state === 'D' ? '' : String(last.amount);
  return {
    ...{
      ErrMsg: `Record(s) found for ${order.oid}`,
      ProcReturnCode: '00',
      Response: 'Approved',
      OrderId: order.oid,
      TransId: last.transId,
    },
    Extra: {
      ...{
        AUTH_CODE: 'P12345',
        AUTH_DTTM: at,
        CAPTURE_AMT: captured,
        CAPTURE_DTTM: last.state === 'D' ? '' : at,
        CHARGE_TYPE_CD: last.type,
      },
      ...{ MDSTATUS: last.mdStatus, NUMCODE: '0', ORD_ID: order.oid, ORIG_TRANS_AMT: String(last.amount), PAN: '4000 00** **** 0002' },
      ...{ PROC_RET_CD: last.code, TRANS_ID: last.transId },
      TRANS_STAT: last.type === 'S' && last.state === 'C' && bank.isSettled(last) ? 'S' : last.state,
    },
  };
}

/** All its movements, the newest first, a line each. */
function historyOf(bank: Bank, order: Order): Reply {
  const lines = [...order.movements].reverse().map(({ type, state, amount, at, code, transId }) => {
    const time = bank.time(at);
    const done = state !== 'D';
    return [type, state, amount, done ? amount : '', time, done ? time : '', state === 'V' ? time : '', '', 'P12345', code, transId].join(
      '\t',
    );
  });
  const numbered = Object.fromEntries(lines.map((line, at) => [`TRX${at + 1}`, line]));
  const extra = { TERMINALID: '00655020', NUMCODE: '0', ...numbered, TRXCOUNT: String(lines.length) };
  return { ErrMsg: '', ProcReturnCode: '00', Response: 'Approved', OrderId: order.oid, Extra: extra };
}

/** The reply's bytes, in the encoding that it declares. */
export function write(reply: Reply): Buffer {
  const text = (value: string): string => value.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
  const element = ([name, value]: [string, Reply[string]]): string =>
    `<${name}>${typeof value === 'string' ? text(value) : Object.entries(value).map(element).join('')}</${name}>`;
  const body = Object.entries(reply).map(element).join('\n  ');
  return iconv.encode(`<?xml version="1.0" encoding="ISO-8859-9"?>\n<CC5Response>\n  ${body}\n</CC5Response>\n`, 'iso-8859-9');
}
