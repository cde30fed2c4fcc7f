/** A syslog message by the grammar of RFC 5424. */
export interface Parsed {
  readonly priority: number;
  readonly time: string;
  readonly host: string;
  readonly program: string;
  readonly pid: string;
  readonly id: string;
  readonly data: Readonly<Record<string, readonly (readonly [name: string, value: string])[]>>;
  readonly text: string;
}

const NAME = String.raw`[!#-<>-\\^-~]{1,32}`;
const HEADER =
  /^<(0|[1-9]\d{0,2})>1 (-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) /;
const START = new RegExp(String.raw`\[(${NAME})`, 'y');
const PARAMETER = new RegExp(String.raw` (${NAME})="((?:[^"\\\]]|\\["\\\]])*)"`, 'yu');
const TEXT = /(?: (?:([\x00-\x7f]*)|\ufeff(.*)))?$/suy;

/** Reads a message; what is not of the grammar throws. */
export function parseMessage(bytes: Uint8Array): Parsed {
  const message = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(message);
    if (found === null) return undefined;
    at += found[0].length;
    return found;
  };
  const fail = (): never => {
    throw new Error(`not RFC 5424 at ${at}: ${JSON.stringify(message)}`);
  };
  const [, priority, time = '', host = '', program = '', pid = '', id = ''] = next(HEADER) ?? fail();
  const data: Record<string, [string, string][]> = {};
  while (message[at] === '[') {
    const [, name = ''] = next(START) ?? fail();
    if (data[name] !== undefined) fail();
    const parameters: [string, string][] = [];
    data[name] = parameters;
    while (message[at] !== ']') {
      const [, parameter = '', value = ''] = next(PARAMETER) ?? fail();
      parameters.push([parameter, value.replace(/\\(["\\\]])/g, '$1')]);
    }
    at++;
  }
  const [, ascii, unicode] = next(TEXT) ?? fail();
  return { priority: Number(priority), time, host, program, pid, id, data, text: unicode ?? ascii ?? '' };
}
