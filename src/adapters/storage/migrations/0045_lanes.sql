-- Which of the queues a document waits in: reading pictures takes long, and mail without any does not wait for it.
ALTER TABLE zeef.document
  ADD COLUMN lane text NOT NULL DEFAULT 'ordinary' CHECK (lane IN ('ordinary', 'ocr'));
