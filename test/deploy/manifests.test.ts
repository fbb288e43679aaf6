import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listProjectFiles, readProjectFile } from '../docs/project-files.ts';
import { findSchemaFaults } from './find-schema-faults.ts';
import { buildManifests, type ClusterObject, exampleOverlay, tlsOverlay } from './manifests.ts';
import { findWorkloads } from './workloads.ts';

const objects = buildManifests(exampleOverlay);
const workloads = findWorkloads(objects);
const secured = buildManifests(tlsOverlay);
const named = (kind: string) => objects.filter((object) => object.kind === kind);

interface PortLike {
  readonly port: number;
  readonly targetPort: string;
}
const serviceSpec = (object: ClusterObject) =>
  object['spec'] as {
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly PortLike[];
  };
const policySpec = (object: ClusterObject) =>
  object['spec'] as {
    readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly ingress?: readonly {
      readonly from: readonly { readonly podSelector?: unknown; readonly ipBlock?: unknown }[];
      readonly ports: readonly { readonly port: number }[];
    }[];
  };

describe('the manifests', () => {
  it.each(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object] as const))(
    '%s is as Kubernetes publishes its kind',
    async (_name, object) => {
      expect(await findSchemaFaults(object)).toEqual([]);
    },
  );

  it.each(secured.map((object) => [`${object.kind} ${object.metadata.name}`, object] as const))(
    '%s is so with TLS between the processes',
    async (_name, object) => {
      expect(await findSchemaFaults(object)).toEqual([]);
    },
  );

  it('are judged by a schema that knows every field', async () => {
    const [deployment] = named('Deployment');
    const misspelt = JSON.parse(
      JSON.stringify(deployment).replace('"resources"', '"resorces"'),
    ) as ClusterObject;
    expect(await findSchemaFaults(misspelt)).toContain('spec.template.spec.containers.0.resorces is unknown');
  });

  it('have no two objects of one kind and name', () => {
    const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('are built of every file in their folders', () => {
    const files = listProjectFiles('deploy/kubernetes').filter(
      (path) => !path.endsWith('/kustomization.yaml'),
    );
    const unnamed = files.filter(
      (path) => !readProjectFile(`${posix.dirname(path)}/kustomization.yaml`).includes(posix.basename(path)),
    );
    expect(unnamed).toEqual([]);
  });
});

describe('the processes', () => {
  it('are the six, and each but the gateway says how many it is', () => {
    expect(workloads.map(({ name, kind, replicas }) => [name, kind, replicas])).toEqual([
      ['gateway', 'Deployment', undefined],
      ['patient', 'StatefulSet', 2],
      ['primary', 'Deployment', 2],
      ['secondary', 'Deployment', 2],
      ['community', 'Deployment', 2],
      ['social', 'Deployment', 2],
    ]);
    expect(named('HorizontalPodAutoscaler')[0]?.['spec']).toMatchObject({
      scaleTargetRef: { name: 'gateway' },
      minReplicas: 2,
    });
  });

  it.each(workloads.map((workload) => [workload.name, workload] as const))(
    '%s runs as nobody in particular, with nothing that it does not need',
    (name, { container, labels }) => {
      const object = objects.find(
        (each) => ['Deployment', 'StatefulSet'].includes(each.kind) && each.metadata.name === name,
      );
      expect(object).toMatchObject({
        spec: {
          selector: { matchLabels: { 'app.kubernetes.io/name': name } },
          template: {
            spec: {
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: {
                runAsNonRoot: true,
                runAsUser: 1000,
                seccompProfile: { type: 'RuntimeDefault' },
              },
              containers: [
                {
                  image: 'images.example/caregraph:0.1.0',
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ['ALL'] },
                  },
                },
              ],
            },
          },
        },
      });
      expect(labels['app.kubernetes.io/part-of']).toBe('caregraph');
      expect(container.command[0]).toBe('/usr/local/bin/node');
    },
  );

  it.each(workloads.map((workload) => [workload.name, workload] as const))(
    '%s may be disrupted but for one, and has time to end',
    (name, { graceSeconds, settings }) => {
      expect(named('PodDisruptionBudget').map(({ metadata }) => metadata.name)).toContain(name);
      // The longest ending: the gateway's requests of five seconds, and one each for what is late and for what is cut.
      const longest = Number(settings['CAREGRAPH_DRAIN_DELAY']) / 1000 + 5 + 2;
      expect(graceSeconds).toBeGreaterThan(longest + 10);
    },
  );

  it('whose stores are away stay in their Services, because they still answer what they can', () => {
    const owners = workloads.filter(({ name }) => ['patient', 'secondary', 'community'].includes(name));
    expect(owners.map(({ container }) => container.readinessProbe.httpGet.path)).toEqual(
      owners.map(() => '/health/live'),
    );
    expect(new Set(workloads.map(({ container }) => container.startupProbe.httpGet.path))).toEqual(
      new Set(['/health/ready']),
    );
  });

  it('mount whole folders, so that a file that changes is seen', () => {
    expect(JSON.stringify(objects)).not.toContain('subPath');
  });
});

describe('TLS between the processes', () => {
  const securedWorkloads = findWorkloads(secured);

  it('is the same workloads with a certificate each', () => {
    expect(securedWorkloads.map(({ name }) => name)).toEqual(workloads.map(({ name }) => name));
    for (const { settings, files } of securedWorkloads) {
      const own = ['CAREGRAPH_TLS_CERT_FILE', 'CAREGRAPH_TLS_KEY_FILE', 'CAREGRAPH_TLS_CA_FILE'];
      const mounted = own.map((variable) => files.find(({ path }) => path === settings[variable]));
      expect(mounted.map((file) => [file?.object, file?.key])).toEqual([
        ['caregraph-process-tls', 'tls.crt'],
        ['caregraph-process-tls', 'tls.key'],
        ['caregraph-process-tls', 'ca.crt'],
      ]);
    }
  });

  it('leaves no process to be asked in the clear, and the gateway alone to clients', () => {
    const addresses = securedWorkloads.flatMap(({ settings }) =>
      Object.values(settings).filter((value) => /^https?:.*\/graphql$/.test(value)),
    );
    expect(addresses).toHaveLength(8);
    expect(addresses.filter((address) => !address.startsWith('https:'))).toEqual([]);
    const schemes = securedWorkloads.map(({ name, container, annotations }) => [
      name,
      ...[container.startupProbe, container.readinessProbe, container.livenessProbe].map(
        ({ httpGet }) => httpGet.scheme,
      ),
      annotations['prometheus.io/scheme'],
    ]);
    expect(schemes).toEqual([
      ['gateway', 'HTTP', 'HTTP', 'HTTP', undefined],
      ...['patient', 'primary', 'secondary', 'community', 'social'].map((name) => [
        name,
        'HTTPS',
        'HTTPS',
        'HTTPS',
        'https',
      ]),
    ]);
  });

  it('changes nothing else', () => {
    const withoutTls = secured.map((object) => {
      const text = JSON.stringify(object)
        .replaceAll(/,"(?:prometheus\.io\/scheme":"https"|scheme":"HTTPS")/g, '')
        .replaceAll(/,\{"name":"process-tls","(?:mountPath[^}]*|secret":\{[^}]*\})\}/g, '')
        .replaceAll(/,"CAREGRAPH_TLS_[A-Z]+_FILE":"[^"]*"/g, '')
        .replaceAll(/https:(\/\/\w+:400\d\/graphql)/g, 'http:$1');
      return JSON.parse(text) as ClusterObject;
    });
    expect(withoutTls).toEqual(objects);
  });
});

describe('the Services', () => {
  it.each(named('Service').map((service) => [service.metadata.name, service] as const))(
    '%s lead to a port that its process has',
    (_name, service) => {
      const { selector, ports } = serviceSpec(service);
      const workload = workloads.find(({ name }) => name === selector['app.kubernetes.io/name']);
      const listening = workload?.container.ports.map((port) => [port.name, port.containerPort]);
      for (const { port, targetPort } of ports) expect(listening).toContainEqual([targetPort, port]);
    },
  );
});

describe('the network', () => {
  const admitted = (name: string) =>
    named('NetworkPolicy')
      .filter((policy) => policySpec(policy).podSelector.matchLabels?.['app.kubernetes.io/name'] === name)
      .flatMap((policy) => policySpec(policy).ingress ?? [])
      .flatMap(({ from, ports }) => ports.map(({ port }) => ({ port, from: JSON.stringify(from) })));

  it('admits nothing and lets nothing out unless a policy says so', () => {
    expect(named('NetworkPolicy').find(({ metadata }) => metadata.name === 'nobody')?.['spec']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it.each(['primary', 'secondary', 'community', 'social'])('lets the gateway alone ask %s', (name) => {
    const port = workloads.find((each) => each.name === name)?.container.ports[0]?.containerPort;
    expect(admitted(name).filter((each) => each.port === port)).toEqual([
      { port, from: '[{"podSelector":{"matchLabels":{"app.kubernetes.io/name":"gateway"}}}]' },
    ]);
  });

  it('lets the gateway and the settings that tell of relationships ask patient', () => {
    expect(admitted('patient')).toEqual([
      {
        port: 4001,
        from: '[{"podSelector":{"matchExpressions":[{"key":"app.kubernetes.io/name","operator":"In","values":["gateway","secondary","community","social"]}]}}]',
      },
    ]);
  });

  it('lets named addresses alone send messages', () => {
    expect(admitted('secondary').filter(({ port }) => port === 4020)).toEqual([
      { port: 4020, from: '[{"ipBlock":{"cidr":"198.51.100.0/28"}}]' },
    ]);
  });
});
