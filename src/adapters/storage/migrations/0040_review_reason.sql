-- Why a person must look before a document goes on: a code, absent where nobody must or it was not kept yet.
ALTER TABLE zeef.document ADD COLUMN review_reason text;
