// Which card is in which place: the rules, apart from how they are drawn.

const makePlaces = ({ rows, cards, blanks, most }) => {
  const count = rows.reduce((total, row) => total + row, 0);
  let places = Array(count).fill(null);
  const rowOf = rows.flatMap((row, index) => Array(row).fill(index + 1));
  const isOwn = (card) => card >= cards.length;
  const placeOf = (card) => places.indexOf(card);
  const ownPlaced = () => places.filter((card) => card !== null && isOwn(card));

  // Whoever was in the place takes the card's former place, or none.
  const put = (card, place) => {
    const from = placeOf(card);
    const out = place === null ? null : places[place];
    const own = ownPlaced().filter((other) => other !== card && other !== out);
    if (place !== null && isOwn(card) && own.length >= most) return false;
    if (from >= 0) places[from] = place === null ? null : out;
    if (place !== null) places[place] = card;
    return true;
  };
  const step = (card, by) => {
    const from = placeOf(card);
    const last = places.lastIndexOf(null);
    const first = places.indexOf(null);
    const free = by < 0 ? first : last;
    const to = from < 0 ? free : from + by;
    return to < 0 || to >= count ? false : put(card, to);
  };
  const canStep = (card, by) => {
    const from = placeOf(card);
    if (from < 0) return places.includes(null);
    return from + by >= 0 && from + by < count;
  };
  const inOrder = () => {
    const all = Array.from({ length: cards.length + blanks }, (_, card) => card);
    const rank = (card) => (placeOf(card) < 0 ? count + card : placeOf(card));
    return all.sort((one, other) => rank(one) - rank(other));
  };
  return {
    count,
    rowOf: (place) => rowOf[place],
    cardIn: (place) => places[place],
    isOwn,
    placeOf,
    put,
    step,
    canStep,
    inOrder,
    read: () => [...places],
    write: (value) => (places = Array.from({ length: count }, (_, place) => value?.[place] ?? null)),
  };
};
