// Stands in for the process that draws: dies, hangs, or answers, as the quote says.
process.on('message', ({ id, card }) => {
  if (card?.quote === 'die') process.abort();
  if (card?.quote === 'draw') process.send({ id, value: { kind: 'too long' } });
});
process.on('disconnect', () => process.exit());
