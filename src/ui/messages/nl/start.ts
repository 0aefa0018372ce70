export const start = {
  title: 'Eerste stappen',
  lead: 'Drie stuks, en de eerste is gezet.',
  account: 'Uw account',
  accountDone: 'Gemaakt. Stel onder uw naam de tweede stap in als u even tijd hebt.',
  key: 'Een ingang',
  keyLead: 'Maak een sleutel, en bied er een eerste bericht mee aan. Mailservers en webhooks komen later.',
  command: 'Plak dit in een terminal:',
  message: 'Een eerste bericht',
  waiting: 'Er wordt op gewacht …',
  look: 'Kijk opnieuw',
  noSubject: 'Een bericht zonder onderwerp',
  arrived:
    'Het is er. {count, plural, =0 {Er hoefde niets uit.} one {Eén waarde bleef erbuiten.} other {# waarden bleven erbuiten.}}',
  goOn: 'Naar de werkplek',
  invite: 'Anderen uitnodigen',
} as const;
