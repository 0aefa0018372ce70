import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';

const GIVEN = {
  ZEEF_PUBLIC_URL: 'https://zeef.example',
  ZEEF_OIDC_ISSUER: 'https://login.example/realms/desk',
  ZEEF_OIDC_CLIENT_ID: 'zeef',
};

describe('single sign-on settings', () => {
  test('are none without an issuer', () => {
    expect(readSettings({}).singleSignOn).toBeUndefined();
  });

  test('give groups their roles', () => {
    const roles = 'cn=desk;ou=x=agent, leads=admin';
    const { singleSignOn } = readSettings({ ...GIVEN, ZEEF_OIDC_ROLES: roles });
    expect([...(singleSignOn?.roles ?? [])]).toEqual([
      ['cn=desk;ou=x', 'agent'],
      ['leads', 'admin'],
    ]);
  });

  test.each([
    ['ZEEF_OIDC_CLIENT_ID', { ZEEF_OIDC_CLIENT_ID: '' }],
    ['ZEEF_PUBLIC_URL', { ZEEF_PUBLIC_URL: '' }],
    ['ZEEF_PUBLIC_URL', { ZEEF_PUBLIC_URL: 'https://zeef.example/under/path' }],
    ['ZEEF_OIDC_ISSUER', { ZEEF_OIDC_ISSUER: 'http://login.example' }],
    ['ZEEF_OIDC_ROLES', { ZEEF_OIDC_ROLES: 'desk=boss' }],
    ['ZEEF_OIDC_CLIENT_SECRET_FILE', { ZEEF_OIDC_CLIENT_SECRET_FILE: '/nowhere/at/all' }],
  ])('name %s when it will not do', (field, wrong) => {
    expect(() => readSettings({ ...GIVEN, ...wrong })).toThrow(expect.objectContaining({ field }));
  });
});
