// Which document of one revision is which of the other, where its file has
// another name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/session.h"

namespace factlint {

// The paths of `base` that `head` has under another path: same content first,
// then the most alike, if half of their sentences are the same. Documents that the
// configuration gives an id need none of this and are left out.
std::map<std::string, std::string> FindRenames(const std::vector<Input>& base, const std::vector<Input>& head);

// Lets the documents of `base` go by their ids in `head`.
void FollowRenames(Session& base, const Session& head);

}  // namespace factlint
