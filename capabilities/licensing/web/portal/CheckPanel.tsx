import { useNavigate } from 'react-router'
import { NumberBox } from './NumberBox.tsx'

/** The check on the portal's home: the answer stands on its own page, under an address that can be passed on. */
export function Panel() {
  const navigate = useNavigate()
  return <NumberBox bare onCheck={(number) => void navigate(`/check?number=${encodeURIComponent(number)}`)} />
}
