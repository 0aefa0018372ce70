export const factor = {
  title: 'De tweede stap instellen',
  lead: 'Scan dit met een authenticator-app, en geef de code die zij toont.',
  picture: 'QR-code met het geheim voor de app; het staat ernaast uitgeschreven',
  typed: 'Of typ dit in de app:',
  codeHint: 'Zes cijfers; elke halve minuut nieuwe.',
  set: 'Aanzetten',
  doneTitle: 'De tweede stap staat aan',
  doneLead: 'Met deze codes komt u binnen als de app weg is. Elke werkt één keer.',
  once: 'Ze staan alleen nu hier: druk ze af, of zet ze in uw wachtwoordkluis.',
  kept: 'Ik heb ze bewaard',
} as const;
