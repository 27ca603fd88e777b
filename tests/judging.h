// What the tests of reconcile/ share: claims from a few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/claim.h"
#include "extractor/document.h"
#include "reconcile/reconcile.h"

namespace factlint::testing {

// "29%", "more than 1,000", "nearly 350 bn CNY", "about 30%", "half", "18 to 20",
// "majority", "at least 40%", "under 5", "2.5 km", "35 million CNY". What it does
// not know fails the test.
Quantity Value(std::string_view text);

// "2022-10", "2023", "2025-06-24".
AsOf StatedAt(std::string_view when);
// As extraction gives it for a document without a date in the text.
AsOf PublishedAt(std::string_view when, int lag_months = 18);

// A claim of document `doc` on subject "beijing" and metric "m"; change what matters.
Claim Number(std::string_view doc, std::string_view value, AsOf as_of, std::string_view metric = "m");
Claim Seat(std::string_view doc, std::string_view place, Strength strength, AsOf as_of);

// A table of `yaml` ("metrics:\n  m: {...}"); fails the test on a mistake.
MetricTable Metrics(std::string_view yaml);

DocumentInfo Info(std::string_view id, std::string_view published = {});

// Gives every claim an id and judges; hidden findings too.
Judgement Judge(std::vector<Claim> claims, const MetricTable& metrics, std::vector<DocumentInfo> documents = {},
                const Hierarchy& hierarchy = {});

// The findings that are reported by default.
std::vector<Finding> Reported(const Judgement& judgement);
// "FL102 contradiction warning volatility", one a line.
std::string Brief(const std::vector<Finding>& findings);

}  // namespace factlint::testing
