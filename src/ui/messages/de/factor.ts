export const factor = {
  title: 'Den zweiten Schritt einrichten',
  lead: 'Scannen Sie dies mit einer Authenticator-App und geben Sie den Code ein, den sie zeigt.',
  picture: 'QR-Code mit dem Geheimnis für die App; es steht daneben ausgeschrieben',
  typed: 'Oder geben Sie dies in die App ein:',
  codeHint: 'Sechs Ziffern; jede halbe Minute neue.',
  set: 'Einschalten',
  doneTitle: 'Der zweite Schritt ist an',
  doneLead: 'Mit diesen Codes kommen Sie herein, wenn die App verloren ist. Jeder gilt einmal.',
  once: 'Sie stehen nur jetzt hier: drucken Sie sie oder legen Sie sie in Ihren Passwortmanager.',
  kept: 'Ich habe sie aufbewahrt',
} as const;
