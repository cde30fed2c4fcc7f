import { Ajv2020 } from 'ajv/dist/2020.js';
import { type SchemaName, schemasOf } from '../../src/output/schema/schema.ts';

/** Complains of what a reader of a schema may stumble over, too. */
const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  logger: {
    log: () => {},
    warn: (words: unknown) => {
      throw new Error(String(words));
    },
    error: (words: unknown) => {
      throw new Error(String(words));
    },
  },
});

for (const schema of Object.values(schemasOf('1.2.3'))) ajv.addSchema(schema);

/** What is wrong about a value, as ajv puts it: nothing if it is as a schema says. */
export function validator(name: SchemaName): (value: unknown) => string[] {
  const validate = ajv.getSchema(`urn:netstat-js:1.2.3:schema:${name}`);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
