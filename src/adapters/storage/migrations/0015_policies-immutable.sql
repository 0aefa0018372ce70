-- A stored version of a policy is what decisions were taken by: nobody changes or deletes it.
CREATE FUNCTION zeef.refuse_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of a policy is never changed' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON zeef.policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION zeef.refuse_policy_change();
ALTER TABLE zeef.policy_version ENABLE ALWAYS TRIGGER immutable;
