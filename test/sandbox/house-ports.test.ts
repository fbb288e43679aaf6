import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { findTakenPorts, listeners, readPorts } from '../../sandbox/house/ports.ts';
import { findFreePorts } from './house-fixture-ports.ts';

describe('the ports of the house', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });
  const hold = async (host: string): Promise<number> => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, host, resolve);
    });
    return (server.address() as AddressInfo).port;
  };

  it('lie from 4000 to 4028 unless their variables move them', () => {
    const ports = readPorts({});
    expect(ports.gateway).toBe(4000);
    expect(ports.switchboard).toBe(4010);
    expect(ports.mllp).toBe(4020);
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(listeners).length);
    expect(readPorts({ CAREGRAPH_GATEWAY_PORT: '5400', CAREGRAPH_MLLP_PORT: '2575' })).toEqual({
      ...ports,
      gateway: 5400,
      mllp: 2575,
    });
  });

  it.each(['0', '65536', '-1', '40.5', 'http', ''])('refuse %j as a port and name the variable', (text) => {
    expect(() => readPorts({ CAREGRAPH_PATIENT_PORT: text })).toThrow(
      'CAREGRAPH_PATIENT_PORT must be a port from 1 to 65535.',
    );
  });

  it('refuse one port for two listeners and name both variables', () => {
    expect(() => readPorts({ CAREGRAPH_GATEWAY_PORT: '4010' })).toThrow(
      'CAREGRAPH_GATEWAY_PORT and CAREGRAPH_SWITCHBOARD_PORT must be two different ports.',
    );
  });

  it('name every taken one, what it is for, and the variable that moves it', async () => {
    const free = readPorts(await findFreePorts());
    expect(await findTakenPorts(free)).toEqual([]);
    const [first, second] = [await hold('127.0.0.1'), await hold('0.0.0.0')];
    expect(await findTakenPorts({ ...free, gateway: first, mllp: second })).toEqual([
      `Port ${first}, for the gateway, is taken. Stop the program that holds it, or set CAREGRAPH_GATEWAY_PORT to another port.`,
      `Port ${second}, for the hospital message listener, is taken. Stop the program that holds it, or set CAREGRAPH_MLLP_PORT to another port.`,
    ]);
  });
});
