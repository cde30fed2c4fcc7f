import type { FlowRecord } from '../../records/flow.ts';
import type { Form, FormOptions, MapStyle } from '../form.ts';
import type { Utf8Writer } from '../utf8-writer.ts';
import { dotLines } from './dot.ts';
import { type FlowMap, flowMap } from './flow-map.ts';
import { htmlLines } from './html.ts';
import { mermaidLines } from './mermaid.ts';
import { svgLines } from './svg.ts';

const STYLES: Readonly<Record<MapStyle, (map: FlowMap, host: string | undefined) => readonly string[]>> = {
  dot: dotLines,
  mermaid: mermaidLines,
  svg: svgLines,
  html: htmlLines,
};

/** `--map`: a picture of flows. What is the same is drawn the same, byte for byte: there is no time in it. */
export function mapForm({ map: options }: FormOptions, out: Utf8Writer): Form {
  let flows: FlowRecord[] = [];
  let host: string | undefined;
  let addresses: readonly string[] = [];
  return {
    begin(facts) {
      flows = [];
      host = facts.host;
    },
    ownAddresses(own) {
      addresses = own;
    },
    record(_kind, record) {
      flows.push(record as FlowRecord);
    },
    change() {},
    coverage() {},
    count() {},
    problem() {},
    end() {
      if (options === undefined) return;
      const map = flowMap(flows, { limit: options.limit, host, addresses });
      for (const line of STYLES[options.style](map, host)) {
        out.text(line);
        out.endLine();
      }
    },
  };
}
