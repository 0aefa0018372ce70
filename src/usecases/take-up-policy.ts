import { loadPolicy } from '../policy/load.ts';
import type { Store } from '../ports/store.ts';

/**
 * Makes a policy file the policy in force, when it is not that already and its first day (`effective`) has come.
 * Until then the one before holds, or `fallback` where there is none.
 *
 * @param yaml,fallback texts of policies
 * @param today ISO 8601 date
 * @returns the first day of a policy that is still to come
 * @throws ZeefError ZEEF_POLICY_INVALID
 */
export async function takeUpPolicy(
  store: Store,
  tenantId: string,
  { yaml, fallback }: { readonly yaml: string; readonly fallback: string },
  today = new Date().toISOString().slice(0, 10),
): Promise<string | undefined> {
  const policy = loadPolicy(yaml);
  const isToCome = policy.effective !== undefined && policy.effective > today;
  await store.transaction(tenantId, async ({ policies, audit }) => {
    const active = await policies.active();
    if (isToCome && active) return;
    const [text, version] = isToCome ? [fallback, loadPolicy(fallback).version] : [yaml, policy.version];
    // Rules that people added to this very file stay; another file takes their place.
    if (active?.version === version || active?.fileVersion === version) return;
    await policies.activate(version, text);
    await audit.append({ event: 'policy.activated', actor: 'system', policyVersion: version });
  });
  return isToCome ? policy.effective : undefined;
}
