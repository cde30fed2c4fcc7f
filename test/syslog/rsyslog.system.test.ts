/** rsyslog receives what is sent, and understands it as it is meant. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../src/syslog/message.ts';
import {
  makeAuthority,
  makeCertificate,
  numbered,
  numbersUpTo,
  openTo,
  until,
  whyNoCertificates,
} from './receivers.ts';
import { type Rsyslog, rsyslogIn, type Understood, whyNoRsyslog } from './rsyslog.ts';

const skip = whyNoRsyslog() ?? whyNoCertificates() ?? false;

/** Values as they are sent, and as bytes that are unsafe are written for them. */
const VALUES: readonly (readonly [value: string, received?: string])[] = [
  ['10.0.0.1'],
  [''],
  [' '],
  ['"'],
  ['\\'],
  [']'],
  ['\\"]\\\\]"'],
  ['] [origin ip="1.2.3.4"]'],
  ['\\n\\x0a'],
  ['a\nb', 'a\\x0ab'],
  ['a\n<29>1 - - - - - - forged', 'a\\x0a<29>1 - - - - - - forged'],
  ['\0', '\\x00'],
  ['\x1b[2J\x7f', '\\x1b[2J\\x7f'],
  ['\x9b1m', '\\xc2\\x9b1m'],
  ['\u202egnp', '\\xe2\\x80\\xaegnp'],
  ['\u2028', '\\xe2\\x80\\xa8'],
  ['J\u00f6rg \u4e16\u754c \u{1f600}'],
  ['12 34 56'],
  ['%s%n $! #012 {"a":1}'],
  ['x'.repeat(4000)],
];

/** The parts of each message that come from the sender. */
function partsOf(messages: readonly Understood[]) {
  return messages.map((message) => {
    const { pri, hostname, procid, msgid, msg, timereported, 'app-name': program } = message;
    return { pri, hostname, program, procid, msgid, msg, timereported, data: message['$!']['rfc5424-sd'] };
  });
}

function sequences(messages: readonly Understood[]): number[] {
  const numbers = messages.map((message) => Number(message['$!']['rfc5424-sd'].meta?.sequenceId));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

describe('rsyslog', { skip, timeout: 600_000 }, () => {
  const folder = mkdtempSync(`${tmpdir()}/netstat-rsyslog-`);
  let rsyslog: Rsyslog;
  let ca = '';
  before(async () => {
    ca = makeAuthority(folder, 'trusted');
    rsyslog = await rsyslogIn(folder, makeCertificate(folder, 'trusted', 'IP:127.0.0.1'));
    await rsyslog.start();
  });
  afterEach(async () => {
    await rsyslog.stop();
    rmSync(`${folder}/received`);
    await rsyslog.start();
  });
  after(async () => {
    await rsyslog.stop();
    rmSync(folder, { recursive: true });
  });

  for (const protocol of ['udp', 'tcp', 'tls'] as const) {
    test(`has all fields, over ${protocol}`, async () => {
      const fields = VALUES.map(([value], index) => [`local.f${index}Q`, value] as const);
      const values = VALUES.map(([value, received = value], index) => [`local.f${index}Q`, received]);
      const message: Message = {
        time: new Date('2026-03-01T12:00:00.123Z'),
        host: 'web1',
        pid: 4711,
        id: 'changed',
        fields,
        text: '~ tcp \u00e4',
      };
      const syslog = openTo(protocol, rsyslog.ports[protocol], { ca });
      syslog.send(message);
      // Each by itself as well: of many values one may hide another.
      for (const field of fields) syslog.send({ ...message, fields: [field] });
      await syslog.end();
      await until(() => rsyslog.received().length > fields.length);
      const expected = [values, ...values.map((field) => [field])].map((data, index) => ({
        pri: '29',
        hostname: 'web1',
        program: 'netstat',
        procid: '4711',
        msgid: 'changed',
        msg: '\ufeff~ tcp \u00e4',
        timereported: '2026-03-01T12:00:00.123Z',
        data: { 'netstat@32473': Object.fromEntries(data), meta: { sequenceId: `${index + 1}` } },
      }));
      assert.deepEqual(partsOf(rsyslog.received()), expected);
      assert.deepEqual(syslog.lines, []);
    });
  }

  for (const protocol of ['tcp', 'tls'] as const) {
    test(`is restarted midway: nothing is lost over ${protocol}`, async () => {
      const syslog = openTo(protocol, rsyslog.ports[protocol], { ca });
      const sending = (async () => {
        for (const number of numbersUpTo(4000)) {
          syslog.send(numbered(number));
          if (number % 10 === 0) await sleep(5);
        }
      })();
      await until(() => rsyslog.received().length > 500);
      await rsyslog.stop();
      await rsyslog.start();
      await sending;
      await until(() => syslog.lines.length > 1);
      await syslog.end();
      await until(() => sequences(rsyslog.received()).length >= 4000);
      assert.deepEqual(sequences(rsyslog.received()), numbersUpTo(4000));
      const url = `netstat: ${protocol}://127.0.0.1:${rsyslog.ports[protocol]}`;
      const [lost = '', ...others] = syslog.lines;
      assert.match(
        lost.replace(/\d+ are/, 'N are'),
        /: (closed the connection|connection reset); messages wait, the last N are sent again$/,
      );
      assert.deepEqual(others, [`${url}: reached`]);
    });
  }
});
