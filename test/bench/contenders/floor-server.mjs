// The least that any gateway on Node must do: the requests that Caregraph's plan comes to, sent as they were recorded, every
// body written and every answer parsed as JSON, and an answer of the same size written. It plans, checks and joins nothing.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'undici';

const [, , scriptFile, port] = process.argv;
/** By query and variables about models: the requests, which of them come first, and the answer. */
const script = new Map(JSON.parse(readFileSync(scriptFile, 'utf8')));
const pools = new Map();
const person = /999\d{7}/g;

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    serve(Buffer.concat(chunks).toString(), response).catch(() => response.writeHead(500).end());
  });
}).listen(Number(port), '127.0.0.1');

async function serve(body, response) {
  const text = await answer(JSON.parse(body));
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

async function answer({ query, variables }) {
  if (variables === undefined) return '{"data":{"__typename":"Query"}}';
  const { people, key } = toModel(JSON.stringify(variables));
  const { requests, result } = script.get(`${query} ${key}`);
  const over = [];
  for (const { url, body, after } of requests) {
    const before = after.length === 0 ? undefined : Promise.all(after.map((index) => over[index]));
    const ask = () => post(url, fill(JSON.stringify(body), people));
    over.push(before === undefined ? ask() : before.then(ask));
  }
  await Promise.all(over);
  return fill(JSON.stringify(result), people);
}

/** Sends one body and parses the answer. */
function post(address, body) {
  let known = pools.get(address);
  if (known === undefined) {
    const { origin, pathname } = new URL(address);
    pools.set(address, (known = { origin, pathname, pool: new Pool(origin, { connections: 64 }) }));
  }
  return new Promise((resolve, reject) => {
    const chunks = [];
    known.pool.dispatch(
      {
        path: known.pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
      },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData: (_controller, chunk) => chunks.push(chunk),
        onResponseEnd() {
          resolve(JSON.parse((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)).toString()));
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

/** By kind of person, the model in the script and the one who was asked for. */
const modelOf = new Map(JSON.parse(readFileSync(`${scriptFile}.models`, 'utf8')));

function toModel(text) {
  const people = new Map();
  const key = text.replace(person, (nhsNumber) => {
    const model = modelOf.get(nhsNumber.slice(7, 9));
    people.set(model, nhsNumber);
    return model;
  });
  return { people, key };
}

function fill(text, people) {
  return text.replace(person, (model) => people.get(model) ?? model);
}
