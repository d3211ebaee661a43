import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.js';

// Nest's own hooks cut requests, or hang while a browser keeps its connection open. Milliseconds.
const goodbyeMs = 1_500;
const patienceMs = 6_000;

/** Lets a server end without cutting a request: installed before it listens, called once. */
export class Drain {
  private gate: Promise<void> | undefined;

  constructor(
    private readonly fastify: FastifyInstance,
    private readonly readiness: Readiness,
  ) {
    fastify.addHook('onRequest', (_request, _reply, done) => {
      if (this.gate === undefined) done();
      else void this.gate.then(() => done());
    });
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (readiness.isStopping) void reply.header('connection', 'close');
      done();
    });
  }

  /**
   * For a moment everybody is still answered, and told to connect elsewhere next time; then nobody new is let in, and the requests
   * under way are finished. What takes longer than 6 s more is cut.
   */
  async run(): Promise<void> {
    this.readiness.stop();
    await sleep(goodbyeMs);
    const { server } = this.fastify;
    const closed = await this.shutTheDoor(server);
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
    await closed.ended;
    clearInterval(idle);
    clearTimeout(cut);
  }

  /**
   * The kernel cuts whoever waits at the door when it is shut, accepted by nobody yet. So those inside wait for their answers until
   * everybody at the door is in (whoever has no answer does not come again), half a second at the most.
   */
  private async shutTheDoor(server: Server): Promise<{ ended: Promise<void> }> {
    let open = (): void => undefined;
    this.gate = new Promise((resolve) => (open = resolve));
    let arrivals = 0;
    const count = (): void => void (arrivals += 1);
    server.on('connection', count);
    const deadline = performance.now() + 500;
    let before = -1;
    while (before !== arrivals && performance.now() < deadline) {
      before = arrivals;
      await sleep(25);
    }
    server.off('connection', count);
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    open();
    return { ended };
  }
}
