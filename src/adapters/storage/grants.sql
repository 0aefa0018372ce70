-- What the role that Zeef works as may do. Run at every start, so that new tables are covered.
GRANT USAGE ON SCHEMA zeef TO zeef_app;
GRANT SELECT ON zeef.tenant TO zeef_app;
GRANT SELECT, INSERT ON zeef.tenant_key, zeef.document_original, zeef.ticket_entry, zeef.audit_entry,
  zeef.source, zeef.source_route, zeef.policy_version TO zeef_app;
GRANT SELECT, INSERT, UPDATE ON zeef.document, zeef.document_envelope, zeef.document_output, zeef.delivery, zeef.ticket, zeef.ticket_key, zeef.redaction, zeef.audit_head,
  zeef.api_key, zeef.policy_active TO zeef_app;
-- The life cycle: what has run out is deleted.
GRANT SELECT, INSERT, UPDATE ON zeef.ticket_hold TO zeef_app;
GRANT DELETE ON zeef.document_original, zeef.document_envelope, zeef.document_output TO zeef_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON zeef.kept_value TO zeef_app;
GRANT UPDATE ON zeef.ticket_entry TO zeef_app;
GRANT SELECT, INSERT ON zeef.tenant_secret, zeef.tombstone, zeef.receipt TO zeef_app;
GRANT DELETE ON zeef.redaction, zeef.ticket_entry, zeef.ticket_hold, zeef.delivery, zeef.document, zeef.ticket_key,
  zeef.ticket, zeef.review_decision, zeef.review_override, zeef.reveal_request TO zeef_app;
-- People at the desk: sessions, tries and links end.
GRANT SELECT, INSERT, UPDATE ON zeef.account, zeef.session TO zeef_app;
GRANT SELECT, INSERT, DELETE ON zeef.recovery_code, zeef.sign_in, zeef.sign_in_try, zeef.account_link TO zeef_app;
GRANT DELETE ON zeef.session TO zeef_app;
GRANT SELECT, INSERT, UPDATE ON zeef.review_decision, zeef.review_override, zeef.reveal_request,
  zeef.review_item, zeef.review_tag, zeef.review_sample, zeef.rule_proposal, zeef.review_view TO zeef_app;
GRANT DELETE ON zeef.review_tag, zeef.review_view TO zeef_app;
GRANT SELECT, INSERT, DELETE ON zeef.subject_tag, zeef.courtesy TO zeef_app;
GRANT SELECT, INSERT ON zeef.drawn_data TO zeef_app;
GRANT SELECT, INSERT, UPDATE ON zeef.subject_request, zeef.notice, zeef.incident TO zeef_app;
-- Rotation of keys: data keys are wrapped anew, unused versions destroyed.
GRANT UPDATE, DELETE ON zeef.tenant_key TO zeef_app;
GRANT UPDATE ON zeef.tenant_secret, zeef.document_original, zeef.source, zeef.sign_in TO zeef_app;
-- The audit log's term: a trigger lets go only of what lies before the checkpoint.
GRANT SELECT, INSERT, UPDATE ON zeef.audit_checkpoint TO zeef_app;
GRANT DELETE ON zeef.audit_entry TO zeef_app;
