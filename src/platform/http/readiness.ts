import { Injectable } from '@nestjs/common';

/** One thing that must hold before requests are sent here. Resolves when it does; throws when it does not. */
export interface ReadyCheck {
  readonly name: string;
  run(): Promise<void>;
}

const patienceMs = 2_000;

/** What has to be there for this process to serve: its pools, the newest schema; and that it is not about to stop. */
@Injectable()
export class Readiness {
  private readonly checks: ReadyCheck[] = [];
  private stopping = false;

  add(check: ReadyCheck): void {
    this.checks.push(check);
  }

  /** From now on not ready, whatever else holds: a load balancer then sends its requests elsewhere. */
  stop(): void {
    this.stopping = true;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Each check's name and whether it holds. */
  async look(): Promise<{ ready: boolean; checks: Record<string, 'ok' | 'failing'> }> {
    const results = await Promise.all(this.checks.map(async (check) => [check.name, (await holds(check)) ? 'ok' : 'failing'] as const));
    const checks: Record<string, 'ok' | 'failing'> = Object.fromEntries(results);
    return { ready: !this.stopping && results.every(([, result]) => result === 'ok'), checks };
  }
}

async function holds(check: ReadyCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patienceMs);
  });
  try {
    await Promise.race([check.run(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
