import { ZeefError } from '../errors.ts';
import { checkPolicy } from '../policy/load.ts';
import { PRESETS, presetYaml } from '../policy/presets.ts';
import type { PolicyProblem } from '../policy/problems.ts';
import type { Store } from '../ports/store.ts';

/** Versions listed: enough to find the one before the mistake. */
const MOST_VERSIONS = 50;

/** A policy as it was; a version is never changed. */
export interface PolicyVersion {
  readonly version: string;
  readonly createdAt: Date;
  readonly active: boolean;
}

/** Whether a text is a policy, and what is wrong or doubtful in it. */
export interface PolicyCheck {
  /** Absent when there are errors. */
  readonly version: string | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** Policies and their versions, for those who answer for them. */
export interface PolicyDesk {
  /** Newest first. */
  versions(tenantId: string): Promise<readonly PolicyVersion[]>;
  /** Text of a version, of a preset by its name, or of the active one. @throws ZeefError ZEEF_NOT_FOUND */
  text(tenantId: string, name: string | undefined): Promise<{ readonly name: string; readonly yaml: string }>;
  check(yaml: string): PolicyCheck;
  /** Makes a text the policy in use; what came before stays as it was. @throws ZeefError ZEEF_POLICY_INVALID */
  activate(tenantId: string, actor: string, yaml: string): Promise<string>;
}

export function policyDesk(store: Store): PolicyDesk {
  const check = (yaml: string): PolicyCheck => {
    const { policy, problems } = checkPolicy(yaml);
    return { version: policy?.version, problems };
  };
  return {
    versions: (tenantId) =>
      store.transaction(tenantId, async ({ policies }) => {
        const active = (await policies.active())?.version;
        const versions = await policies.versions(MOST_VERSIONS);
        return versions.map((each) => ({ ...each, active: each.version === active }));
      }),
    async text(tenantId, name) {
      if (PRESETS.some((preset) => preset === name)) return { name: name!, yaml: presetYaml(name!) };
      const found = await store.transaction(tenantId, ({ policies }) =>
        name === undefined ? policies.active() : policies.get(name),
      );
      if (!found) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'version' });
      return { name: found.version, yaml: found.yaml };
    },
    check,
    async activate(tenantId, actor, yaml) {
      const { version, problems } = check(yaml);
      if (version === undefined) {
        const [first] = problems.filter(({ severity }) => severity === 'error');
        throw new ZeefError('ZEEF_POLICY_INVALID', first && { field: first.key, remedy: first.remedy });
      }
      await store.transaction(tenantId, async ({ policies, audit }) => {
        const active = await policies.active();
        if (active?.version === version) return;
        // What it started from stays known, so that a new start with the same file keeps it.
        await policies.activate(version, yaml, active?.fileVersion ?? active?.version);
        await audit.append({ event: 'policy.activated', actor, policyVersion: version });
      });
      return version;
    },
  };
}
