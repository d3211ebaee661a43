// The other side of the ratios: Fastify and pg with nothing around them. No walls, no keys, no foreign keys; one prepared statement a
// request, in one round trip. A process of its own, as the application is.
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['REFERENCE_URL'], max: 16 });
const server = Fastify();

const PAY = {
  name: 'pay',
  text: `
    WITH bill AS (
      UPDATE bench.bill SET funded = funded + $2 WHERE id = $1 AND funded + $2 <= amount RETURNING id
    ), donation AS (
      INSERT INTO bench.donation (id, bill_id, amount, at) SELECT gen_random_uuid(), id, $2, now() FROM bill
    ), ledger AS (
      INSERT INTO bench.ledger (id, account, amount, at)
      SELECT gen_random_uuid(), account, $2, now() FROM bill, unnest(ARRAY['receipts', 'donation', 'donation', 'need']) AS account
    ), outbox AS (
      INSERT INTO bench.outbox (id, payload, at) SELECT gen_random_uuid(), $3, now() FROM bill
    )
    INSERT INTO bench.balance (shard, amount) SELECT (random() * 15)::int, $2 FROM bill
    ON CONFLICT (shard) DO UPDATE SET amount = bench.balance.amount + EXCLUDED.amount RETURNING shard`,
};

const LIST = {
  name: 'list',
  text: `
    SELECT id, kind, status, currency, amount, reserved, funded, biller_code, due_on, published_on FROM meeting.need
    WHERE city_id = $1 AND status = 'open' AND kind = 'bill' ORDER BY urgent_on, published_on, id LIMIT 20`,
};

const APPEND = { name: 'append', text: 'INSERT INTO public.bench_appended (id, amount, at) VALUES (gen_random_uuid(), $1, now())' };

server.get('/hello', async () => ({ hello: 'world' }));
server.post<{ Body: { amount: number } }>('/append', async ({ body }) => ({
  appended: (await pool.query({ ...APPEND, values: [body.amount] })).rowCount,
}));
server.get('/ready', async () => ({ ready: (await pool.query('SELECT 1')).rowCount }));
server.post<{ Body: { bill: string; amount: number; text: string } }>('/pay', async ({ body }, reply) => {
  const { rowCount } = await pool.query({ ...PAY, values: [body.bill, body.amount, body.text] });
  return reply.code(rowCount === 1 ? 200 : 409).send({ paid: rowCount });
});
server.get<{ Querystring: { city: string } }>('/list', async ({ query }) => ({
  items: (await pool.query({ ...LIST, values: [query.city] })).rows,
}));

process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
await server.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
