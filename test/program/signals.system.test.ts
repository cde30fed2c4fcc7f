/** Signals end the program as they end netstat: at once, without a message, with the status of the signal. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { largeHost } from './large-host.ts';
import { SUBJECTS } from './program.ts';
import { Running } from './running.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGALRM'] as const;

/** The lines of a frame: two of heading, and the listeners of the host. */
const FRAME = 1000;

for (const { name, skip, on } of SUBJECTS) {
  describe(name, { skip }, () => {
    const host = largeHost();

    for (const signal of SIGNALS) {
      test(`${signal} between two frames`, async () => {
        const running = new Running([...on(host()), '-tlnc']);
        await running.shown(FRAME);
        running.child.kill(signal);
        const { stderr, status } = await running.ended;
        assert.deepEqual({ stderr, status }, { stderr: '', status: signal });
      });

      test(`${signal} while nobody takes its output`, async () => {
        const running = new Running([...on(host()), '-tn']);
        await running.shown(1);
        running.child.stdout?.pause();
        running.child.kill(signal);
        running.child.on('exit', () => running.child.stdout?.resume());
        const { stdout, stderr, status } = await running.ended;
        assert.deepEqual({ stderr, status }, { stderr: '', status: signal });
        assert.ok(stdout.length < 1e6, 'it was not done');
      });
    }
  });
}
